/** Who may do what: tokens, roles, sign-in, and what is answered to everybody else. */
package org.syncline.access;
