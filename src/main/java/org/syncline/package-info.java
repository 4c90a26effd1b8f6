/** Keeps a marketing automation platform and a CRM in step, by rules and mappings in files. */
package org.syncline;
