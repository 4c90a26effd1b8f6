package org.syncline.dataset;

import static org.syncline.dataset.Column.amount;
import static org.syncline.dataset.Column.count;
import static org.syncline.dataset.Column.date;
import static org.syncline.dataset.Column.flag;
import static org.syncline.dataset.Column.number;
import static org.syncline.dataset.Column.text;

import java.util.List;

/** The datasets about campaigns and what they brought. */
final class Campaigns {
  private static final String KEY =
      "`crm/Campaign/701...`, or `marketing/campaign/12` where none of Salesforce is connected";

  static final Dataset CAMPAIGNS =
      new Dataset(
          "campaigns",
          "a campaign of Salesforce with those of Pardot that are connected to it, or one of Pardot alone",
          "Engagement, members, cost and opportunities of campaigns.",
          List.of(
              text("campaign", "key: " + KEY),
              text("name", "name, Salesforce's first"),
              text("crm_campaign_id", "Salesforce's id"),
              text("marketing_campaign_id", "Pardot's id; one of them where several are connected"),
              text("type", "type in Salesforce"),
              text("status", "status in Salesforce"),
              flag("is_active", "is active in Salesforce"),
              date("start_date", "first day"),
              date("end_date", "last day"),
              count("sent", "e-mails", "e-mails sent"),
              count("bounced", "e-mails", "of these, bounced"),
              count("delivered", "e-mails", "`sent` less `bounced`"),
              count("opens", "opens", "opens, repeated ones too"),
              count("unique_opens", "e-mails", "e-mails opened: once for each prospect and e-mail"),
              count("clicks", "clicks", "clicks, repeated ones too"),
              count(
                  "unique_clicks", "e-mails", "e-mails clicked: once for each prospect and e-mail"),
              count("unsubscribes", "activities", "unsubscribe pages used"),
              count("spam_complaints", "activities", "complaints about spam"),
              count(
                  "form_submissions",
                  "activities",
                  "forms, handlers and pages sent without an error"),
              number("open_rate", "ratio", "`unique_opens` over `delivered`"),
              number("click_rate", "ratio", "`unique_clicks` over `delivered`"),
              number("click_to_open_rate", "ratio", "`unique_clicks` over `unique_opens`"),
              count("members", "members", "leads and contacts that are members"),
              count("responded_members", "members", "of these, who have responded"),
              text(
                  "cost_currency",
                  "currency of the two costs; missing where Salesforce has one only"),
              amount("budgeted_cost", "cost_currency", "what it was to cost"),
              amount(
                  "cost",
                  "cost_currency",
                  "what it cost: Salesforce's, or Pardot's where it is alone"),
              count("opportunities", "opportunities", "whose primary campaign it is"),
              count("won_opportunities", "opportunities", "of these, won"),
              text("amount_currency", "their currency; missing where Salesforce has one only"),
              amount(
                  "pipeline_amount",
                  "amount_currency",
                  "of the open ones; missing where their currencies differ"),
              amount(
                  "won_amount",
                  "amount_currency",
                  "of those won; missing where their currencies differ")));

  static final Dataset PIPELINE =
      new Dataset(
          "pipeline_by_campaign",
          "a model, campaign and currency",
          "What opportunities each campaign is credited with: the sums of `attribution`.",
          List.of(
              text("model", "`first-touch`, `last-touch` or `even`"),
              text("campaign", "key of the campaign in `campaigns`"),
              text("campaign_name", "its name"),
              text("currency", "currency of the amounts; missing where Salesforce has one only"),
              count("opportunities", "opportunities", "that it has a part in"),
              amount("amount", "currency", "credited in all"),
              amount("pipeline_amount", "currency", "of this, open"),
              amount("won_amount", "currency", "of this, won"),
              amount("lost_amount", "currency", "of this, lost")));

  static final Dataset ATTRIBUTION =
      new Dataset(
          "attribution",
          "a model, opportunity and campaign that has a part in it",
          "Which campaigns each opportunity is credited to.",
          List.of(
              text("model", "`first-touch`, `last-touch` or `even`"),
              text("opportunity_id", "Salesforce's id"),
              text("stage", "stage"),
              flag("is_closed", "is won or lost"),
              flag("is_won", "is won"),
              text("campaign", "key of the campaign in `campaigns`"),
              text("campaign_name", "its name"),
              number("share", "0 to 1", "its part of the opportunity"),
              text("currency", "currency of the amount; missing where Salesforce has one only"),
              amount("amount", "currency", "its part of the amount")));

  private Campaigns() {}
}
