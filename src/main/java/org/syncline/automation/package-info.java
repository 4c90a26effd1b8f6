/**
 * What happens next for prospects: which rules run, for whom they have acted, and what they ask
 * for.
 */
package org.syncline.automation;
