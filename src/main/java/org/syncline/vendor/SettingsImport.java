package org.syncline.vendor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.mapping.MappingLoader;
import org.syncline.record.Problem;

/**
 * Puts what the vendor's connector was told into mapping files.
 *
 * @param mappings the folder with the {@code lead.yaml} and {@code contact.yaml} to put it into
 * @param objects of which files are wanted
 * @param syncBlanks whether a blank in Salesforce erased the prospect's value there
 * @param standard the API names of the fields that every prospect has
 */
public record SettingsImport(
    Path mappings, Set<PersonObject> objects, boolean syncBlanks, Set<String> standard) {

  /**
   * What came of it.
   *
   * @param files their texts by name; none where there is a problem
   * @param notes what a person should know of them
   */
  public record Result(Map<String, String> files, List<String> notes, List<Problem> problems) {}

  /**
   * Reads an export. Nothing is written.
   *
   * @param file how messages call it
   */
  public Result of(String file, String text) {
    List<Problem> problems = new ArrayList<>();
    Map<PersonObject, Base> bases = bases(problems);
    List<VendorField> fields = new VendorFields(standard).read(file, text, problems);
    objects.forEach(object -> checkColumns(object, file, fields, problems));
    Map<String, String> files = new LinkedHashMap<>();
    List<String> notes =
        fields.stream()
            .flatMap(field -> TakenForCustom.note(field, standard).stream())
            .map(note -> file + ":" + note)
            .collect(Collectors.toCollection(ArrayList::new));
    if (bases.size() == PersonObject.values().length) {
      for (PersonObject object : objects) {
        Imported imported = imported(object, bases, fields);
        files.put(object.file(), imported.text(Path.of(file).getFileName().toString()));
        notes.addAll(imported.notes());
      }
    }
    return problems.isEmpty()
        ? new Result(files, notes, List.of())
        : new Result(Map.of(), List.of(), problems.stream().distinct().sorted().toList());
  }

  /** Both, for what is standard for one object tells what a shared column means for the other. */
  private Map<PersonObject, Base> bases(List<Problem> problems) {
    MappingLoader.Loaded loaded = MappingLoader.load(mappings);
    problems.addAll(loaded.problems());
    Map<PersonObject, Base> bases = new EnumMap<>(PersonObject.class);
    if (problems.isEmpty()) {
      for (PersonObject object : PersonObject.values()) {
        Path file = mappings.resolve(object.file());
        Base.of(loaded, file, object.object(), problems).ifPresent(base -> bases.put(object, base));
      }
    }
    return bases;
  }

  private static void checkColumns(
      PersonObject object, String file, List<VendorField> fields, List<Problem> problems) {
    boolean without =
        fields.stream()
            .map(VendorField::row)
            .anyMatch(row -> !row.has(VendorColumn.CRM) && !row.has(object.column()));
    if (without) {
      problems.add(
          new Problem(
              file,
              1,
              object.column().header(),
              "this column is missing, allowed headers: %s; or take the other object only"
                  .formatted(object.column().anyHeader())));
    }
  }

  private Imported imported(
      PersonObject object, Map<PersonObject, Base> bases, List<VendorField> fields) {
    Base base = bases.get(object);
    CrmName names =
        new CrmName(object.column(), base.mapping(), bases.get(object.other()).mapping());
    return new Imported(
        base, fields, new ObjectFields(base.mapping(), names, syncBlanks).of(fields));
  }
}
