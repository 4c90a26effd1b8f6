package org.syncline.database;

import java.sql.SQLException;

/** Addresses of databases as they may be shown: a user's name and password can stand in them. */
final class Address {
  private Address() {}

  /** Without what follows a question mark, and without who signs in. */
  static String shown(String url) {
    return url.replaceAll("\\?.*", "").replaceAll("//[^/@]*@", "//");
  }

  /** The first line of what the driver says, which may repeat the address that it was given. */
  static String told(SQLException why, String url) {
    String said = String.valueOf(why.getMessage()).replace(url, shown(url)).strip();
    return said.replaceFirst("(?s)\\R.*", "").replaceFirst("\\.$", "");
  }
}
