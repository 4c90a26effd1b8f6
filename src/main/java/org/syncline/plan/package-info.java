/** What the sync would write now, counted and with examples; nothing is sent by looking. */
package org.syncline.plan;
