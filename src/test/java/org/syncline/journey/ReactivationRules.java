package org.syncline.journey;

import java.util.List;
import org.syncline.testsupport.RuleFiles;

/**
 * The rules of a story, from a form to a rep's task.
 *
 * @param form of Pardot, by id
 * @param mail of Pardot, by id
 * @param campaign of Salesforce, by id; its name is Reactivation
 */
record ReactivationRules(int form, int mail, String campaign) {
  static final String POINTS = "Who submits a form gets twenty points";
  static final String REP = "From a hundred points on a rep has it";
  static final String QUIET = "An opportunity that is quiet for a week is reactivated";
  static final String CALL = "Who clicks the reactivation mail is called";
  static final List<String> NAMES = List.of(POINTS, REP, QUIET, CALL);

  void save(RuleFiles files) {
    files.write(
        files.mapping("groups.yaml"),
        """
        groups:
          reps:
            members: [ { user: rep1@syncline.example }, { user: rep2@syncline.example } ]
        """);
    files.write(
        files.rules().resolve("automation/story.drl"),
        """
        rule "%s"
          @completion
        when
          $p : Prospect()
          Activity( text("action") == "submitted", text("formId") == "%d" )
        then
          act.addScore( $p, 20 );
        end

        rule "%s"
        when
          $p : Prospect( text("country") == "Greenland", number("score") >= 100 )
        then
          act.assignToGroup( $p, "reps" );
        end

        rule "%s"
        when
          $p : Prospect( text("country") == "Greenland" )
          Opportunity( !flag("IsClosed"), daysSince("LastStageChangeDate") > 7 )
        then
          act.addToCampaign( $p, "%s", "Sent" );
        end

        rule "%s"
          @completion
        when
          $p : Prospect()
          CampaignMembership( text("Campaign.Name") == "Reactivation", text("Status") == "Sent" )
          Activity( text("action") == "clicked", text("emailId") == "%d" )
        then
          act.addToCampaign( $p, "%s", "Responded" );
          act.createTask( $p, "Call, they have clicked", 1 );
        end
        """
            .formatted(POINTS, form, REP, QUIET, campaign, CALL, mail, campaign));
  }
}
