package org.syncline.vendor;

/** The Salesforce objects that stand for a prospect, and the files that map them. */
public enum PersonObject {
  LEAD("Lead", "lead.yaml", VendorColumn.LEAD),
  CONTACT("Contact", "contact.yaml", VendorColumn.CONTACT);

  private final String object;
  private final String file;
  private final VendorColumn column;

  PersonObject(String object, String file, VendorColumn column) {
    this.object = object;
    this.file = file;
    this.column = column;
  }

  String object() {
    return object;
  }

  public String file() {
    return file;
  }

  VendorColumn column() {
    return column;
  }

  PersonObject other() {
    return this == LEAD ? CONTACT : LEAD;
  }
}
