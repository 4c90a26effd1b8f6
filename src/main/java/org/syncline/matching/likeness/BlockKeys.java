package org.syncline.matching.likeness;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.syncline.mapping.ComparedAs;
import org.syncline.mapping.Likeness.Compared;

/**
 * The texts by which records that may be one person are found: two records are worth comparing
 * where they share one. Names and texts are taken by their sound, the rest as it is.
 */
final class BlockKeys {
  /** Tells these from the keys of match pairs, which link. */
  static final String PREFIX = "like:";

  private static final int LETTERS_WITHOUT_SOUND = 3;
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");

  /** Its only state is the length of a code, which is not changed. */
  private static final DoubleMetaphone SOUND = new DoubleMetaphone();

  private BlockKeys() {}

  static Set<String> of(PlainRecord record, List<List<Compared>> blocks) {
    Set<String> keys = new TreeSet<>();
    blocks.forEach(block -> key(record, block).ifPresent(keys::add));
    return keys;
  }

  /** None where the record lacks one of the block's fields. */
  private static Optional<String> key(PlainRecord record, List<Compared> block) {
    List<String> codes = block.stream().map(one -> code(one.as(), record.text(one))).toList();
    if (codes.contains("")) {
      return Optional.empty();
    }
    boolean exchangeable = block.stream().allMatch(one -> one.as() == ComparedAs.NAME);
    String fields = block.stream().map(Compared::marketing).collect(Collectors.joining("+"));
    return Optional.of(
        PREFIX
            + fields
            + "="
            + (exchangeable ? codes.stream().sorted() : codes.stream())
                .collect(Collectors.joining("/")));
  }

  private static String code(ComparedAs as, String text) {
    return switch (as) {
      case NAME, STREET, TEXT -> sound(NO_LETTER.matcher(text).replaceAll(""));
      case CODE, PHONE, DATE, PICKLIST -> text;
    };
  }

  /** Of a script that has no Latin letters, the beginning. */
  private static String sound(String letters) {
    String sound = SOUND.doubleMetaphone(letters);
    return sound == null || sound.isEmpty()
        ? letters.substring(0, Math.min(LETTERS_WITHOUT_SOUND, letters.length()))
        : sound;
  }
}
