package dev.vitrine.internal.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathCleanerTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',             /
          a,              /a
          a/,             /a/
          *,              /*
          //,             /
          /a//b,          /a/b
          /a///,          /a/
          /.,             /
          /./,            /
          /..,            /
          /../..,         /
          /a/.,           /a
          /a/./,          /a/
          /a/..,          /
          /a/b/..,        /a
          /a/b/../,       /a/
          /a/b/../../../c,/c
          ../a,           /a
          """)
  void removesWhatAPathNeedNotHave(String path, String clean) {
    assertEquals(clean, PathCleaner.clean(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/a", "/a/", "/a/b", "/...", "/.a/b.", "/a/..b/", "/%2e%2e/%2F"})
  void returnsTheSameStringWhenItIsClean(String path) {
    assertSame(path, PathCleaner.clean(path));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          a,          a
          a:80,       a
          a:,         a
          :80,        ''
          '',         ''
          A.b.:1,     A.b.
          [::1]:80,   ::1
          [::1],      [::1]
          ::1,        ::1
          a:b:80,     a:b:80
          [::1]x:80,  [::1]x:80
          [::1,       [::1
          [a]:80],    [a]:80]
          [[a]:80,    [[a]:80
          a]:80,      a]:80
          a:x,        a
          """)
  void cutsThePortOffAHost(String host, String bare) {
    assertEquals(bare, HostText.withoutPort(host));
  }
}
