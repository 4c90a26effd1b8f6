/** What is held for a person: field values that the rules will not choose between, and matches. */
package org.syncline.review;
