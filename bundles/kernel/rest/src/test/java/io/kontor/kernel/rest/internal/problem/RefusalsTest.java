package io.kontor.kernel.rest.internal.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import javax.ws.rs.BadRequestException;
import javax.ws.rs.ClientErrorException;
import javax.ws.rs.InternalServerErrorException;
import javax.ws.rs.NotAcceptableException;
import javax.ws.rs.NotFoundException;
import javax.ws.rs.NotSupportedException;
import javax.ws.rs.ServiceUnavailableException;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private final KontorException taken = KontorException.of(ProblemKind.CONFLICT, "CODE_TAKEN");

    private static String code(Throwable thrown) {
        return Refusals.of(thrown).code();
    }

    @Test
    void findsTheRefusalThatJaxRsWrapped() {
        assertThat(Refusals.of(taken)).isSameAs(taken);
        assertThat(Refusals.of(new NotFoundException(taken))).isSameAs(taken);
        assertThat(Refusals.of(new InternalServerErrorException(new RuntimeException(taken))))
                .isSameAs(taken);
    }

    @Test
    void givesTheRefusalsOfJaxRsOurCodes() {
        assertThat(code(new NotFoundException())).isEqualTo("NOT_FOUND");
        assertThat(code(new NotAcceptableException())).isEqualTo("NOT_ACCEPTABLE");
        assertThat(code(new NotSupportedException())).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(code(new BadRequestException())).isEqualTo("BAD_REQUEST");
        assertThat(code(new ClientErrorException(418))).isEqualTo("BAD_REQUEST");
        assertThat(code(new BadRequestException(new JsonParseException(null, "x"))))
                .isEqualTo("JSON_SYNTAX");
    }

    @Test
    void takesEverythingElseForADefect() {
        assertThat(code(new IllegalStateException())).isEqualTo("INTERNAL");
        assertThat(code(new StackOverflowError())).isEqualTo("INTERNAL");
        assertThat(code(new InternalServerErrorException())).isEqualTo("INTERNAL");
        assertThat(code(new ServiceUnavailableException())).isEqualTo("INTERNAL");
    }

    @Test
    void survivesCausesThatGoInCircles() {
        RuntimeException inner = new RuntimeException();
        RuntimeException outer = new RuntimeException(inner);
        inner.initCause(outer);
        assertThat(code(outer)).isEqualTo("INTERNAL");
    }
}
