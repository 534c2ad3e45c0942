package io.kontor.customer.api.grade;

import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.value.DateRange;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns figures into grades. Register it as a service; schemes name it by {@link #name()}. A pure function: same input,
 * same answer, in any order of customers.
 */
@ConsumerType
public interface GradePolicy {
    /** {@return the name schemes use, upper case} */
    String name();

    /**
     * Checks the limits of a scheme.
     *
     * @param scheme the scheme
     * @param violations receives what is wrong, under {@code grades[i].limit}
     */
    void check(GradeSchemeData scheme, Violations violations);

    /**
     * {@return the grade of each customer, in the order given}
     *
     * @param scheme the scheme, checked
     * @param period the days added up; reasons are true as of its last
     * @param figures one a customer
     */
    List<PolicyGrade> evaluate(GradeSchemeData scheme, DateRange period, List<GradeFigure> figures);
}
