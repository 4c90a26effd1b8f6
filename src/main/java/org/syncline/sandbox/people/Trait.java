package org.syncline.sandbox.people;

import java.util.Optional;

/**
 * Something about a person, and the fields that hold it: of a prospect, of a lead, of a contact.
 */
enum Trait {
  EMAIL("email", "Email", "Email"),
  FIRST_NAME("firstName", "FirstName", "FirstName"),
  LAST_NAME("lastName", "LastName", "LastName"),
  SALUTATION("salutation", "Salutation", "Salutation"),
  JOB_TITLE("jobTitle", "Title", "Title"),
  DEPARTMENT("department", "Department__c", "Department"),
  COMPANY("company", "Company", null),
  WEBSITE("website", "Website", "Website__c"),
  INDUSTRY("industry", "Industry", null),
  PHONE("phone", "Phone", "Phone"),
  FAX("fax", "Fax", "Fax"),
  MOBILE(null, "MobilePhone", "MobilePhone"),
  STREET("addressOne", "Street", "MailingStreet"),
  FLOOR("addressTwo", null, null),
  CITY("city", "City", "MailingCity"),
  STATE("state", "State", "MailingState"),
  ZIP("zip", "PostalCode", "MailingPostalCode"),
  COUNTRY("country", "Country", "MailingCountry"),
  TERRITORY("territory", "Territory__c", "Territory__c"),
  REVENUE("annualRevenue", "AnnualRevenue", null),
  EMPLOYEES("employees", "NumberOfEmployees", null),
  YEARS_IN_BUSINESS("yearsInBusiness", "Years_In_Business__c", "Years_In_Business__c"),
  COMMENTS("comments", "Description", "Description"),
  SOURCE("source", "LeadSource", "LeadSource"),
  SCORE("score", "Score__c", "Score__c"),
  GRADE("grade", "Grade__c", "Grade__c"),
  CAMPAIGN("campaignId", "Pardot_Campaign__c", "Pardot_Campaign__c"),
  OPTED_OUT("optedOut", "HasOptedOutOfEmail", "HasOptedOutOfEmail"),
  DO_NOT_CALL("isDoNotCall", "DoNotCall", "DoNotCall"),
  DO_NOT_EMAIL("isDoNotEmail", "Pardot_Do_Not_Email__c", "Pardot_Do_Not_Email__c"),
  RATING(null, "Rating", null),
  STATUS("crmStatus__c", "Status", "Customer_Status__c");

  private final String prospect;
  private final String lead;
  private final String contact;

  Trait(String prospect, String lead, String contact) {
    this.prospect = prospect;
    this.lead = lead;
    this.contact = contact;
  }

  Optional<String> prospectField() {
    return Optional.ofNullable(prospect);
  }

  /** The field of {@code Lead} or {@code Contact}. */
  Optional<String> crmField(String object) {
    return Optional.ofNullable(object.equals("Contact") ? contact : lead);
  }

  /** Text and numbers that people leave empty or let differ; not keys, not yes or no. */
  boolean mayBeMissing() {
    return switch (this) {
      case EMAIL, LAST_NAME, COMPANY, OPTED_OUT, DO_NOT_CALL, DO_NOT_EMAIL, STATUS, SCORE -> false;
      default -> true;
    };
  }

  boolean isMarketingOwned() {
    return this == SCORE || this == GRADE || this == CAMPAIGN;
  }
}
