/**
 * Loads rule and mapping files into a rule set and fires rules; the only place that knows Drools.
 */
package org.syncline.rules;
