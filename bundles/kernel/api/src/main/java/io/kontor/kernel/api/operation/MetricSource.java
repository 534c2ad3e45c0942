package io.kontor.kernel.api.operation;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Figures for the operator's monitoring. Register it as a service; asked at most every few seconds. */
@ConsumerType
public interface MetricSource {
    /** {@return the figures just now; all of one name have the same kind, help and names of labels} */
    List<Metric> metrics();
}
