/** What happens next for a prospect: facts in, proposals out, no framework. */
package org.syncline.decision.automation;
