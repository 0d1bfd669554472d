package dev.vitrine.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
  @Test
  void aTokenIsVisibleAsciiWithoutSeparators() {
    String separators = "\"(),/:;<=>?@[\\]{}";
    for (int c = 0; c < 300; c++) {
      boolean expected = c > ' ' && c < 0x7f && separators.indexOf(c) < 0;
      assertEquals(expected, Tokens.isTokenChar(c), "char " + c);
    }
    assertFalse(Tokens.isToken(""));
  }

  @Test
  void aFieldValueHoldsNoControlCharacterButTab() {
    for (int c = 0; c < 256; c++) {
      boolean expected = c == '\t' || c >= ' ' && c != 0x7f;
      assertEquals(expected, Tokens.isFieldValueByte(c), "byte " + c);
    }
    assertFalse(Tokens.isFieldValue("a\r\nb"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "close|true",
        "keep-alive, Close|true",
        "close,x|true",
        "x close|true",
        "closed|false",
        "not-close|false",
        "close;q=1|false",
        "clos\u00e9|false",
      })
  void findsAWordInAList(String list, boolean there) {
    assertEquals(there, Tokens.hasToken(list, "close"));
  }

  @Test
  void foldsOnlyTheLettersOfAscii() {
    assertTrue(Tokens.equalFold("100-Continue", "100-continue"));
    assertFalse(Tokens.equalFold("\u212aeep", "keep"), "the Kelvin sign is no K");
    assertFalse(Tokens.equalFold("\u00e9", "\u00e9"), "not ASCII, so never a protocol word");
  }

  @Test
  void quotesWhatCouldMoveATerminalsCursor() {
    assertEquals("\"a\\n\\x1b\\\"\\\\\\u2028\u00e9\"", Quote.quote("a\n\u001b\"\\\u2028\u00e9"));
    assertEquals("'\\''", Quote.quote('\''));
    assertEquals("'\"'", Quote.quote('"'));
  }
}
