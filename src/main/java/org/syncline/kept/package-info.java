/** Records without a counterpart in the other system: read, kept, and asked by rules and people. */
package org.syncline.kept;
