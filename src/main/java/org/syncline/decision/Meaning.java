package org.syncline.decision;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a word means that rules can use. The guide for those who write rules is made of these, and
 * rule files are held to the words that are named here.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Meaning {
  String value();

  /** The only texts that it can be equal to, where there are only some. */
  String[] words() default {};

  /** The enums whose words it can be equal to. */
  Class<? extends Enum<?>>[] wordsOf() default {};
}
