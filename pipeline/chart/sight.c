/* How far apart two colours are for an eye: see sight.h. */
#include "sight.h"
#include "../lib/compat.h"
#include <math.h>

static const double pi = 3.14159265358979323846;
static const double luminance[3] = {0.2126, 0.7152, 0.0722};

static double
dot(const double a[3], const double b[3])
{
	return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

static void
apply(double matrix[3][3], double rgb[3])
{
	double out[3];

	for (int k = 0; k < 3; k++)
		out[k] = dot(matrix[k], rgb);
	for (int k = 0; k < 3; k++)
		rgb[k] = out[k] < 0 ? 0 : out[k] > 1 ? 1 : out[k];
}

/* Light of the three primaries, 0 to 1. */
static void
linear(int32_t color, double rgb[3])
{
	for (int k = 0; k < 3; k++) {
		double part = (color >> (16 - 8 * k) & 255) / 255.0;

		rgb[k] = part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
	}
}

double
sight_luminance(int32_t color)
{
	double rgb[3];

	linear(color, rgb);
	return dot(luminance, rgb);
}

static void
see(double rgb[3], enum sight sight)
{
	static double deutan[3][3] = {
	    {0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}};
	static double protan[3][3] = {
	    {0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}};
	/* two half planes, parted by the one of greys and yellow and blue */
	static double tritan[2][3][3] = {{{0.93678, 0.18979, -0.12657}, {0.06154, 0.81526, 0.12320},
					     {-0.37562, 1.12767, 0.24796}},
	    {{1.01277, 0.13548, -0.14826}, {-0.01243, 0.86812, 0.14431},
		{0.07589, 0.80500, 0.11911}}};
	static const double parting[3] = {0.03901, -0.02788, -0.01113};

	switch (sight) {
	case SIGHT_DEUTAN:
		apply(deutan, rgb);
		break;
	case SIGHT_PROTAN:
		apply(protan, rgb);
		break;
	case SIGHT_TRITAN:
		apply(tritan[dot(parting, rgb) >= 0], rgb);
		break;
	case SIGHT_GREY:
		rgb[0] = rgb[1] = rgb[2] = dot(luminance, rgb);
		break;
	default:
		break;
	}
}

/* CIELAB of light under D65. */
static void
to_lab(const double rgb[3], double lab[3])
{
	static const double to_xyz[3][3] = {{0.4124564, 0.3575761, 0.1804375},
	    {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}};
	double f[3];

	for (int k = 0; k < 3; k++) {
		double white = to_xyz[k][0] + to_xyz[k][1] + to_xyz[k][2];
		double x = dot(to_xyz[k], rgb) / white;

		f[k] = x > 216.0 / 24389 ? cbrt(x) : (24389.0 / 27 * x + 16) / 116;
	}
	lab[0] = 116 * f[1] - 16;
	lab[1] = 500 * (f[0] - f[1]);
	lab[2] = 200 * (f[1] - f[2]);
}

static double
degrees(double b, double a)
{
	double angle = a == 0 && b == 0 ? 0 : atan2(b, a) * 180 / pi;

	return angle < 0 ? angle + 360 : angle;
}

static double
cosine(double angle)
{
	return cos(angle * pi / 180);
}

static double
power7(double c) /* c^7 / (c^7 + 25^7), under the root */
{
	return sqrt(pow(c, 7) / (pow(c, 7) + pow(25, 7)));
}

/* Names as in the standard: C chroma, h hue, S weights, T hue term, R rotation. */
double
sight_ciede2000(const double one[3], const double other[3])
{
	double g = 0.5 * (1 - power7((hypot(one[1], one[2]) + hypot(other[1], other[2])) / 2));
	double a1 = one[1] * (1 + g), a2 = other[1] * (1 + g);
	double c1 = hypot(a1, one[2]), c2 = hypot(a2, other[2]), c = (c1 + c2) / 2;
	double h1 = degrees(one[2], a1), h2 = degrees(other[2], a2);
	int hueless = c1 * c2 == 0;
	double turn = hueless ? 0 : remainder(h2 - h1, 360);
	double h = hueless ? h1 + h2 : h1 + turn / 2;
	double l = (one[0] + other[0]) / 2 - 50;
	double t = 1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) -
		   0.20 * cosine(4 * h - 63);
	double around = (h < 0 ? h + 360 : h >= 360 ? h - 360 : h) - 275;
	double r = -sin(60 * exp(-(around / 25) * (around / 25)) * pi / 180) * 2 * power7(c);
	double dl = (other[0] - one[0]) / (1 + 0.015 * l * l / sqrt(20 + l * l));
	double dc = (c2 - c1) / (1 + 0.045 * c);
	double dh = 2 * sqrt(c1 * c2) * sin(turn / 2 * pi / 180) / (1 + 0.015 * c * t);

	return sqrt(dl * dl + dc * dc + dh * dh + r * dc * dh);
}

double
sight_distance(int32_t a, int32_t b, enum sight sight)
{
	double rgb[3], lab[2][3];

	linear(a, rgb);
	see(rgb, sight);
	to_lab(rgb, lab[0]);
	linear(b, rgb);
	see(rgb, sight);
	to_lab(rgb, lab[1]);
	return sight_ciede2000(lab[0], lab[1]);
}

const char *
sight_name(enum sight sight)
{
	static const char *const names[SIGHT_MAX] = {
	    "full colour", "deutan", "protan", "tritan", "black and white"};

	return names[sight];
}
