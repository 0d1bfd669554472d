package dev.vitrine.tracer.figure;

/// A colour in linear sRGB, and how it compares with another.
record Colour(double r, double g, double b) {
  static Colour of(Theme theme, Paint paint, Sight sight) {
    String hex = theme.colour(paint);
    double[] rgb = new double[3];
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      rgb[i] = c <= .04045 ? c / 12.92 : Math.pow((c + .055) / 1.055, 2.4);
    }
    double[] seen = sight.seen(rgb);
    return new Colour(seen[0], seen[1], seen[2]);
  }

  /// WCAG 2.2, "contrast ratio".
  double contrast(Colour other) {
    double brighter = Math.max(luminance(), other.luminance());
    double darker = Math.min(luminance(), other.luminance());
    return (brighter + .05) / (darker + .05);
  }

  private double luminance() {
    return .2126 * r + .7152 * g + .0722 * b;
  }

  /// CIEDE2000 (Sharma, Wu, Dalal 2005).
  double distance(Colour other) {
    double[] p = lab();
    double[] q = other.lab();
    double meanC7 = Math.pow((Math.hypot(p[1], p[2]) + Math.hypot(q[1], q[2])) / 2, 7);
    double stretch = 1.5 - .5 * Math.sqrt(meanC7 / (meanC7 + Math.pow(25, 7)));
    double c1 = Math.hypot(stretch * p[1], p[2]);
    double c2 = Math.hypot(stretch * q[1], q[2]);
    double h1 = hue(p[2], stretch * p[1]);
    double h2 = hue(q[2], stretch * q[1]);
    boolean grey = c1 * c2 == 0;
    double turn = h2 - h1;
    if (turn > 180) {
      turn -= 360;
    } else if (turn < -180) {
      turn += 360;
    }
    double hueDifference = grey ? 0 : 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(turn / 2));
    double h = h1 + h2;
    if (!grey) {
      h = Math.abs(h1 - h2) <= 180 ? h / 2 : h < 360 ? (h + 360) / 2 : (h - 360) / 2;
    }
    double l = (p[0] + q[0]) / 2 - 50;
    double c = (c1 + c2) / 2;
    double t =
        1 - .17 * cos(h - 30) + .24 * cos(2 * h) + .32 * cos(3 * h + 6) - .2 * cos(4 * h - 63);
    double dl = (q[0] - p[0]) / (1 + .015 * l * l / Math.sqrt(20 + l * l));
    double dc = (c2 - c1) / (1 + .045 * c);
    double dh = hueDifference / (1 + .015 * c * t);
    double c7 = Math.pow(c, 7);
    double rotation =
        -2
            * Math.sqrt(c7 / (c7 + Math.pow(25, 7)))
            * Math.sin(Math.toRadians(60 * Math.exp(-Math.pow((h - 275) / 25, 2))));
    return Math.sqrt(dl * dl + dc * dc + dh * dh + rotation * dc * dh);
  }

  private double[] lab() {
    double x = f((.4124564 * r + .3575761 * g + .1804375 * b) / .95047);
    double y = f(.2126729 * r + .7151522 * g + .0721750 * b);
    double z = f((.0193339 * r + .1191920 * g + .9503041 * b) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double f(double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }

  private static double hue(double b, double a) {
    double h = a == 0 && b == 0 ? 0 : Math.toDegrees(Math.atan2(b, a));
    return h < 0 ? h + 360 : h;
  }

  private static double cos(double degrees) {
    return Math.cos(Math.toRadians(degrees));
  }
}
