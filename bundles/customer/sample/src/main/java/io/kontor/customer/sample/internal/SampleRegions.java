package io.kontor.customer.sample.internal;

import io.kontor.kernel.api.region.RegionData;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the region tree of the sample. */
@Component(service = SampleRegions.class)
public final class SampleRegions {
    private final RegionTree regions;

    @Activate
    public SampleRegions(@Reference RegionTree regions) {
        this.regions = regions;
    }

    void install() {
        Set<String> known =
                regions.findAll(Place.ALL.stream().map(Place::code).toList()).keySet();
        for (int i = 0; i < Place.ALL.size(); i++) {
            Place place = Place.ALL.get(i);
            if (!known.contains(place.code())) {
                regions.create(
                        place.code(),
                        new RegionData(place.parent(), new LocalizedText(place.zh(), place.en()), (i + 1) * 10));
            }
        }
    }
}
