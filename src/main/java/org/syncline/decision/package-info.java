/** Facts in, decisions out: what each field of a pair becomes and why. No framework in here. */
package org.syncline.decision;
