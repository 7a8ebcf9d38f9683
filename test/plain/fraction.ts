/** Exact numbers for the plain computation: whole numbers over whole numbers, so that no limit is met by rounding. */
export class Fraction {
  static readonly zero = new Fraction(0n, 1n);
  static readonly one = new Fraction(1n, 1n);
  private readonly over: bigint;
  private readonly under: bigint;

  constructor(over: bigint, under: bigint) {
    const sign = under < 0n ? -1n : 1n;
    const common = greatestCommon(over < 0n ? -over : over, under * sign);
    this.over = (over * sign) / common;
    this.under = (under * sign) / common;
  }

  static of(amount: string | number): Fraction {
    const [whole = "0", decimals = ""] = String(amount).split(".");
    return new Fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  }

  static sum(all: readonly Fraction[]): Fraction {
    return all.reduce((sum, each) => sum.plus(each), Fraction.zero);
  }

  static max(all: readonly Fraction[]): Fraction {
    return all.reduce((highest, each) => (each.isOver(highest) ? each : highest));
  }

  plus(other: Fraction): Fraction {
    return new Fraction(this.over * other.under + other.over * this.under, this.under * other.under);
  }

  minus(other: Fraction): Fraction {
    return new Fraction(this.over * other.under - other.over * this.under, this.under * other.under);
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.over * other.over, this.under * other.under);
  }

  /** Nothing where one would divide by zero. */
  by(other: Fraction): Fraction | undefined {
    return other.over === 0n ? undefined : new Fraction(this.over * other.under, this.under * other.over);
  }

  isOver(other: Fraction): boolean {
    return this.over * other.under > other.over * this.under;
  }

  isUnder(other: Fraction): boolean {
    return other.isOver(this);
  }

  isZero(): boolean {
    return this.over === 0n;
  }

  /** Six decimals at most, half away from zero, no trailing zeros. */
  told(): string {
    const positive = this.over < 0n ? -this.over : this.over;
    const millionths = String((positive * 2_000_000n + this.under) / (this.under * 2n)).padStart(7, "0");
    const written = `${millionths.slice(0, -6)}.${millionths.slice(-6)}`.replace(/\.?0+$/, "");
    return this.over < 0n && written !== "0" && written !== "" ? `-${written}` : written;
  }
}

function greatestCommon(one: bigint, other: bigint): bigint {
  return other === 0n ? one || 1n : greatestCommon(other, one % other);
}
