package dev.vitrine.tracer.figure;

/// How people see colours, simulated in linear sRGB by Brettel, Viénot and Mollon (1997): a colour is projected
/// onto one of two half-planes, and the sign of its product with a normal says which.
@SuppressWarnings("ImmutableEnumChecker") // nobody writes to the arrays, and nobody sees them
enum Sight {
  NORMAL(null, null, null),
  DEUTERANOPIA(
      new double[] {.36477, .86381, -.22858, .26294, .64245, .09462, -.02006, .02728, .99278},
      new double[] {.37298, .88166, -.25464, .25954, .63506, .10540, -.01980, .02784, .99196},
      new double[] {-.00281, -.00611, .00892}),
  PROTANOPIA(
      new double[] {.14980, 1.19548, -.34528, .10764, .84864, .04372, .00384, -.00540, 1.00156},
      new double[] {.14570, 1.16172, -.30742, .10816, .85291, .03892, .00386, -.00524, 1.00139},
      new double[] {.00048, .00393, -.00441}),
  TRITANOPIA(
      new double[] {1.01277, .13548, -.14826, -.01243, .86812, .14431, .07589, .80500, .11911},
      new double[] {.93678, .18979, -.12657, .06154, .81526, .12320, -.37562, 1.12767, .24796},
      new double[] {.03901, -.02788, -.01113});

  private final double[] above;
  private final double[] below;
  private final double[] normal;

  Sight(double[] above, double[] below, double[] normal) {
    this.above = above;
    this.below = below;
    this.normal = normal;
  }

  /// What is seen of a colour, both in linear sRGB.
  double[] seen(double[] rgb) {
    if (normal == null) {
      return rgb;
    }
    double side = normal[0] * rgb[0] + normal[1] * rgb[1] + normal[2] * rgb[2];
    double[] m = side >= 0 ? above : below;
    double[] out = new double[3];
    for (int i = 0; i < 3; i++) {
      out[i] = Math.clamp(m[3 * i] * rgb[0] + m[3 * i + 1] * rgb[1] + m[3 * i + 2] * rgb[2], 0, 1);
    }
    return out;
  }
}
