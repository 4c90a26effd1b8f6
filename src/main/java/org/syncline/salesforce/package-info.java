/** The only door to Salesforce: reads by SOQL, writes by collections and Bulk API 2.0. */
package org.syncline.salesforce;
