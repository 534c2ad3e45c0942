package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.KeyPersonData;
import io.kontor.customer.api.archive.PersonalProfile;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.LocalDate;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A key person of a customer; the personal profile is one text, so that erasing it leaves nothing. */
@Entity
@Table(name = "customer_key_person")
public class KeyPersonEntity implements Term {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Convert(converter = UuidConverter.class)
    @Column(name = "customer_id")
    private UUID customerId;

    @Enumerated(EnumType.STRING)
    @Column(name = "role")
    private KeyPersonData.Role role;

    @Column(name = "name")
    private String name;

    @Column(name = "phone")
    private @Nullable String phone;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private @Nullable LocalDate validTo;

    @Lob
    @Column(name = "profile")
    private @Nullable String profile;

    @Column(name = "purge_on")
    private @Nullable LocalDate purgeOn;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected KeyPersonEntity() {}

    /** Records a person. */
    public KeyPersonEntity(UUID id, UUID customerId, KeyPersonData data, LocalDate today) {
        this.id = id;
        this.customerId = customerId;
        this.role = data.role();
        this.name = data.name();
        this.validFrom = data.validFrom();
        set(data, today);
    }

    /** Takes new values; a profile that is due already is not kept. */
    public void set(KeyPersonData data, LocalDate today) {
        role = data.role();
        name = data.name();
        phone = data.phone();
        validFrom = data.validFrom();
        validTo = data.validTo();
        setProfile(data.profile(), today);
    }

    /** Ends the person's time in the role. */
    public void end(LocalDate lastDay, LocalDate today) {
        PersonalProfile kept = profile(today);
        validTo = lastDay;
        setProfile(kept, today);
    }

    private void setProfile(@Nullable PersonalProfile wanted, LocalDate today) {
        purgeOn = wanted == null ? null : purgeOn(wanted, validTo);
        boolean due = purgeOn != null && !purgeOn.isAfter(today);
        profile = wanted == null || due ? null : StoredJson.write(wanted);
        purgeOn = profile == null ? null : purgeOn;
    }

    /** Erases the profile. */
    public void eraseProfile() {
        profile = null;
        purgeOn = null;
    }

    /** Without a day of its own a profile is kept as long as the person is in the role. */
    private static @Nullable LocalDate purgeOn(PersonalProfile profile, @Nullable LocalDate validTo) {
        if (profile.purgeOn() != null) {
            return profile.purgeOn();
        }
        return validTo == null ? null : validTo.plusDays(1);
    }

    /** {@return whether there is a profile that should have been erased} */
    public boolean isDue(LocalDate today) {
        return profile != null && purgeOn != null && !purgeOn.isAfter(today);
    }

    /** {@return the profile, null when there is none or it is due} */
    public @Nullable PersonalProfile profile(LocalDate today) {
        return profile == null || isDue(today) ? null : StoredJson.read(profile, PersonalProfile.class);
    }

    /** {@return the values} */
    public KeyPersonData data(@Nullable PersonalProfile shown) {
        return new KeyPersonData(role, name, phone, validFrom, validTo, shown);
    }

    /** {@return whether the person is in the role on a day} */
    public boolean isIn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    /** {@return the role} */
    public KeyPersonData.Role role() {
        return role;
    }

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return the version, as of the last flush} */
    public long version() {
        return version;
    }

    /** Goes to another customer, because one became part of another or is one of its own again. */
    public void moveTo(UUID customer) {
        customerId = customer;
    }

    /** {@return the customer} */
    public UUID customerId() {
        return customerId;
    }

    /** {@return first day in the role} */
    @Override
    public LocalDate validFrom() {
        return validFrom;
    }

    /** {@return last day in the role, null while in it} */
    @Override
    public @Nullable LocalDate validTo() {
        return validTo;
    }
}
