package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTest {
  private static final List<String> KNOWN =
      List.of("City", "Country", "Company", "NumberOfEmployees", "Score__c");

  @ParameterizedTest
  @CsvSource({
    "Ctiy, City",
    "city, City",
    "Contry, Country",
    "Number_Of_Employees, NumberOfEmployees",
    "Score, Score__c"
  })
  void name_withAMistake_isNearWhatWasMeant(String name, String meant) {
    assertThat(NearNames.of(name, KNOWN).get(0)).isEqualTo(meant);
  }

  @Test
  void name_ofSomethingElse_isNearNothing() {
    assertThat(NearNames.suggestion("Hobby__c", KNOWN)).isEmpty();
  }

  @Test
  void severalNear_areAllSuggested() {
    assertThat(NearNames.suggestion("Cat", List.of("Bat", "Car", "Dog")))
        .isEqualTo(" Did you mean Bat or Car?");
  }
}
