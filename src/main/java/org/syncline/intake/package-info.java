/** Accepts what polls and pushes report, once and durably, and knows how far each poll has read. */
package org.syncline.intake;
