/** Measures the packaged server on a sandbox, beside a plain loop that does the same writes. */
package org.syncline.bench;
