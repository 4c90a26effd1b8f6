package org.syncline.api;

/** Examples in the API's description; tests send them. */
final class ApiExamples {
  static final String CHANGES =
      """
      {"changes":[{"system":"crm","object":"Lead","id":"00Q000000000001AAA",
        "modifiedAt":"2026-11-23T10:00:00Z","fields":{"Phone":"555-0100","City":null},
        "key":"webhook-4711"}]}""";

  static final String ACCEPTED =
      """
      {"accepted":1,"duplicates":0}""";

  static final String ACTIVITIES =
      """
      {"activities":[{"type":"webinar-attended","email":"marie@radium.example",
        "at":"2026-11-23T10:00:00Z","key":"zoom-4711",
        "values":{"webinar":"Spring","minutes":45}}]}""";

  static final String EVALUATE =
      """
      {"mapping":"lead","now":"2026-11-23T10:00:00Z",
        "marketing":{"id":"7","modifiedAt":"2026-11-23T09:00:00Z","fields":{"phone":"555-0100"},
          "fieldTimes":{"phone":"2026-11-23T08:59:00Z"}},
        "crm":{"id":"00Q000000000001AAA","modifiedAt":"2026-11-23T09:30:00Z",
          "fields":{"Phone":"555-0199"}},
        "base":{"phone":"555-0100"}}""";

  static final String SCENARIO =
      """
      {"text":"note: The master wins\\nmapping: lead\\ngiven:\\n  crm: { Id: 00Q000000000001AAA, City: Bergen }\\n  marketing: { id: 7, city: Oslo }\\nwhen: { changed: crm }\\nwant:\\n  writes: [ { system: marketing, field: city, value: Bergen } ]\\n"}""";

  static final String PAUSE =
      """
      {"reason":"the CRM is being migrated","reading":false}""";

  static final String RULE =
      """
      {"rule":"Who looks at prices gets ten points"}""";

  static final String TAKE =
      """
      {"take":"crm"}""";

  static final String SHARING =
      """
      {"mapping":"lead","field":"Territory__c","is":["EMEA","APAC"]}""";

  private ApiExamples() {}
}
