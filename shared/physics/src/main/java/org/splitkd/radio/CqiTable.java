package org.splitkd.radio;

import java.util.List;

/**
 * The channel quality indicators (CQI) of TS 38.214: a vehicle's report of the modulation its
 * channel supports.
 */
public enum CqiTable {
  /** Table 5.2.2.1-2. */
  QAM64(
      new double[][] {
        {2, 78, 0.1523},
        {2, 120, 0.2344},
        {2, 193, 0.3770},
        {2, 308, 0.6016},
        {2, 449, 0.8770},
        {2, 602, 1.1758},
        {4, 378, 1.4766},
        {4, 490, 1.9141},
        {4, 616, 2.4063},
        {6, 466, 2.7305},
        {6, 567, 3.3223},
        {6, 666, 3.9023},
        {6, 772, 4.5234},
        {6, 873, 5.1152},
        {6, 948, 5.5547}
      }),
  /** Table 5.2.2.1-3. */
  QAM256(
      new double[][] {
        {2, 78, 0.1523},
        {2, 193, 0.3770},
        {2, 449, 0.8770},
        {4, 378, 1.4766},
        {4, 490, 1.9141},
        {4, 616, 2.4063},
        {6, 466, 2.7305},
        {6, 567, 3.3223},
        {6, 666, 3.9023},
        {6, 772, 4.5234},
        {6, 873, 5.1152},
        {8, 711, 5.5547},
        {8, 797, 6.2266},
        {8, 885, 6.9141},
        {8, 948, 7.4063}
      });

  /** The CQI of the best channels. */
  public static final int HIGHEST = 15;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
  private final List<Modulation> entries;

  CqiTable(double[][] rows) {
    entries = ModulationTable.of(rows);
  }

  /** CQI 1 to 15; CQI 0 (out of range) has no modulation. */
  public Modulation entry(int cqi) {
    if (cqi < 1 || cqi > entries.size()) {
      throw new IllegalArgumentException("CQI = " + cqi + ": must be 1 to " + entries.size());
    }
    return entries.get(cqi - 1);
  }

  /** Returns the MCS table a cell uses with this CQI table. */
  public McsTable mcsTable() {
    return this == QAM64 ? McsTable.QAM64 : McsTable.QAM256;
  }
}
