/** What is to be done in the CRM for a prospect beside the sync of its fields. */
package org.syncline.action;
