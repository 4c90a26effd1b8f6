/** The emulator of the Salesforce REST and Bulk APIs. */
package org.syncline.sandbox.salesforce;
