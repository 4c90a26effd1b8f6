/** Asks other systems to do what rules want of them: over HTTP, or by actions of the CRM. */
package org.syncline.external;
