package io.kontor.kernel.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says for the OpenAPI document what a resource method answers that returns a {@code Response}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Answered {
    /** {@return the HTTP status of success} */
    int status() default 201;

    /** {@return whether 200 is answered instead when the record was there before and is changed} */
    boolean orChanged() default false;

    /** {@return whether a file may be answered instead: 200 with one of the other media types the method produces} */
    boolean orFile() default false;

    /** {@return the type of the answer, {@code Void} for none} */
    Class<?> value() default Void.class;
}
