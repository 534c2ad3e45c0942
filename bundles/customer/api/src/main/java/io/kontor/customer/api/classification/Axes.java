package io.kontor.customer.api.classification;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The classification axes and their codes. Shipped: {@code ownership}, {@code channel-type}, {@code location-kind} with
 * the handbook's codes, all editable. Reading needs {@code customer:customer:read}, writing
 * {@code customer:axis:write}.
 */
@ProviderType
public interface Axes {
    /** {@return all axes by code; companies have few} */
    List<Axis> list();

    /**
     * {@return the codes of an axis in tree order, at most 2,000}
     *
     * @param axis the axis
     * @throws KontorException NOT_FOUND
     */
    List<AxisCode> codes(String axis);

    /**
     * Adds an axis.
     *
     * @param code new code
     * @param label name in both languages
     * @param multiple whether a customer may have several codes of it at once
     * @return the axis
     * @throws KontorException CONFLICT {@code AXIS_CODE_TAKEN}; INVALID
     */
    Axis add(String code, LocalizedText label, boolean multiple);

    /**
     * Changes an axis.
     *
     * @param changed the axis with its new label and state and the version the caller saw
     * @return the axis
     * @throws KontorException NOT_FOUND, STALE; CONFLICT {@code AXIS_HAS_SEVERAL} when {@code multiple} is taken away
     *     while a customer has several codes
     */
    Axis change(Axis changed);

    /**
     * Adds a code.
     *
     * @param axis the axis
     * @param code new code
     * @param parentCode code above, null for a root
     * @param label name in both languages
     * @param sortNo order among siblings
     * @return the code
     * @throws KontorException NOT_FOUND for the axis; CONFLICT {@code CODE_TAKEN}; INVALID {@code UNKNOWN_CODE}
     */
    AxisCode addCode(String axis, String code, @Nullable String parentCode, LocalizedText label, int sortNo);

    /**
     * Changes a code.
     *
     * @param changed the code with its new values and the version the caller saw
     * @return the code
     * @throws KontorException NOT_FOUND, STALE; CONFLICT {@code CODE_CYCLE}; INVALID {@code UNKNOWN_CODE}
     */
    AxisCode changeCode(AxisCode changed);

    /**
     * {@return whom a change of a code concerns}
     *
     * @param axis the axis
     * @param code the code
     * @throws KontorException NOT_FOUND
     */
    Impact impact(String axis, String code);
}
