/** The people, companies and campaigns of the sandbox, and the edits that others make to them. */
package org.syncline.sandbox.people;
