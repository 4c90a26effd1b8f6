package org.syncline.decision;

import java.time.Instant;

/**
 * A field on which two linked records differ: the fact that field rules match on.
 *
 * @param field its name in marketing
 * @param crmField its name in the CRM
 * @param mapping the name of the mapping
 * @param behavior its sync behaviour, as in the mapping file
 * @param agreedBefore whether both sides ever agreed on a value
 * @param onlyMover {@code marketing} or {@code crm} where only that side differs from what both
 *     last agreed on, else {@code none}
 * @param newerSide {@code marketing}, {@code crm}, or {@code unclear} where the times are unknown
 *     or closer than the skew tolerance
 * @param tieBreaker the side that the mapping prefers then
 * @param now when this is decided
 */
public record FieldDifference(
    String field,
    String crmField,
    String mapping,
    String behavior,
    Side marketing,
    Side crm,
    boolean agreedBefore,
    String onlyMover,
    String newerSide,
    String tieBreaker,
    Instant now) {}
