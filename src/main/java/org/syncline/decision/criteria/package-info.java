/** What rules can ask of a person beside the field that is decided: facts only, no framework. */
package org.syncline.decision.criteria;
