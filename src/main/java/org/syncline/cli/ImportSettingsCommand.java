package org.syncline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.syncline.pardot.PardotDoor;
import org.syncline.record.Problem;
import org.syncline.vendor.PersonObject;
import org.syncline.vendor.SettingsImport;
import org.syncline.vendor.WrittenFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes mapping files of what the vendor's own connector was told. */
@Command(
    name = "import-settings",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the field mappings of the vendor's connector, with their sync behaviours, from a CSV",
      "file, and puts them into lead.yaml and contact.yaml. They are shown unless --into says where",
      "to write them. docs/from-the-vendors-connector.md tells which columns are read."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:here are the mapping files",
      "1:nothing was written, for the reasons told",
      "2:wrong arguments"
    })
final class ImportSettingsCommand implements Callable<Integer> {
  /** The answer to {@code --object}. */
  enum Wanted {
    LEAD,
    CONTACT,
    BOTH;

    Set<PersonObject> objects() {
      return this == BOTH
          ? EnumSet.allOf(PersonObject.class)
          : EnumSet.of(PersonObject.valueOf(name()));
    }
  }

  @Parameters(paramLabel = "FILE", description = "The CSV file, in UTF-8.")
  Path file;

  @Option(names = "--into", paramLabel = "DIR", description = "Writes the files into this folder.")
  Path into;

  @Option(names = "--force", description = "Also over files that are there.")
  boolean force;

  @Option(
      names = "--object",
      paramLabel = "OBJECT",
      description = "lead, contact or both, which it is without.")
  Wanted wanted = Wanted.BOTH;

  @Option(
      names = "--sync-blanks",
      description = {
        "For those whose connector let a blank in Salesforce erase the prospect's value:",
        "fields where Salesforce wins get 'nullSync: { crm: cleared }'."
      })
  boolean syncBlanks;

  @Option(
      names = "--mappings",
      paramLabel = "DIR",
      description = "Folder of the mapping files of which all but the fields is taken.")
  Path mappings;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    try {
      SettingsImport.Result result = read(Files.readString(file));
      return result.problems().isEmpty() ? made(result) : told(result.problems());
    } catch (NoSuchFileException e) {
      return failed("there is no file " + e.getFile());
    } catch (CharacterCodingException e) {
      return failed(file + " is not UTF-8 text: save it as 'CSV UTF-8'");
    } catch (IOException e) {
      return failed("cannot be read or written: " + e);
    }
  }

  private SettingsImport.Result read(String text) {
    return new SettingsImport(
            base(), wanted.objects(), syncBlanks, PardotDoor.standardProspectFields())
        .of(file.toString(), text);
  }

  private Path base() {
    return Optional.ofNullable(mappings).orElseGet(() -> Folders.settings().mappings());
  }

  private int made(SettingsImport.Result result) throws IOException {
    int status = into == null ? shown(result.files()) : written(result.files());
    if (status == 0) {
      result.notes().forEach(note -> spec.commandLine().getErr().println("note: " + note));
    }
    return status;
  }

  private int shown(Map<String, String> files) throws IOException {
    List<Problem> problems = new WrittenFiles(base(), base()).problems(files);
    if (!problems.isEmpty()) {
      return told(problems);
    }
    out().print(String.join("---\n", files.values()));
    return 0;
  }

  private int written(Map<String, String> files) throws IOException {
    WrittenFiles folder = new WrittenFiles(into, base());
    List<Path> there = folder.inTheWay(files.keySet());
    if (!force && !there.isEmpty()) {
      there.forEach(path -> failed(path + " is there already; --force writes over it"));
      return 1;
    }
    List<Problem> problems = folder.write(files);
    if (!problems.isEmpty()) {
      return told(problems);
    }
    files.keySet().forEach(name -> out().println(into.resolve(name) + " is written"));
    return 0;
  }

  private int told(List<Problem> problems) {
    problems.forEach(out()::println);
    out().printf(problems.size() == 1 ? "1 problem%n" : "%d problems%n", problems.size());
    return 1;
  }

  private int failed(String why) {
    spec.commandLine().getErr().println(why);
    return 1;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
