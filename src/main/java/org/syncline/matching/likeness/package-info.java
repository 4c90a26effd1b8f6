/**
 * How likely two records are the same person, field by field, as {@code propose} of a mapping says.
 * It finds and weighs; it links nothing. The way to weigh is that of Fellegi and Sunter (A Theory
 * for Record Linkage, 1969).
 */
package org.syncline.matching.likeness;
