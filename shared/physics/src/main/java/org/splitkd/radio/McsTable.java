package org.splitkd.radio;

import java.util.List;

/** The modulation and coding schemes of TS 38.214 for the shared channels. */
public enum McsTable {
  /** Table 5.1.3.1-1, MCS 0 to 28. */
  QAM64(
      new double[][] {
        {2, 120, 0.2344},
        {2, 157, 0.3066},
        {2, 193, 0.3770},
        {2, 251, 0.4902},
        {2, 308, 0.6016},
        {2, 379, 0.7402},
        {2, 449, 0.8770},
        {2, 526, 1.0273},
        {2, 602, 1.1758},
        {2, 679, 1.3262},
        {4, 340, 1.3281},
        {4, 378, 1.4766},
        {4, 434, 1.6953},
        {4, 490, 1.9141},
        {4, 553, 2.1602},
        {4, 616, 2.4063},
        {4, 658, 2.5703},
        {6, 438, 2.5664},
        {6, 466, 2.7305},
        {6, 517, 3.0293},
        {6, 567, 3.3223},
        {6, 616, 3.6094},
        {6, 666, 3.9023},
        {6, 719, 4.2129},
        {6, 772, 4.5234},
        {6, 822, 4.8164},
        {6, 873, 5.1152},
        {6, 910, 5.3320},
        {6, 948, 5.5547}
      }),
  /** Table 5.1.3.1-2, MCS 0 to 27. */
  QAM256(
      new double[][] {
        {2, 120, 0.2344},
        {2, 193, 0.3770},
        {2, 308, 0.6016},
        {2, 449, 0.8770},
        {2, 602, 1.1758},
        {4, 378, 1.4766},
        {4, 434, 1.6953},
        {4, 490, 1.9141},
        {4, 553, 2.1602},
        {4, 616, 2.4063},
        {4, 658, 2.5703},
        {6, 466, 2.7305},
        {6, 517, 3.0293},
        {6, 567, 3.3223},
        {6, 616, 3.6094},
        {6, 666, 3.9023},
        {6, 719, 4.2129},
        {6, 772, 4.5234},
        {6, 822, 4.8164},
        {6, 873, 5.1152},
        {8, 682.5, 5.3320},
        {8, 711, 5.5547},
        {8, 754, 5.8906},
        {8, 797, 6.2266},
        {8, 841, 6.5703},
        {8, 885, 6.9141},
        {8, 916.5, 7.1602},
        {8, 948, 7.4063}
      });

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
  private final List<Modulation> entries;

  McsTable(double[][] rows) {
    entries = ModulationTable.of(rows);
  }

  public int size() {
    return entries.size();
  }

  public Modulation entry(int mcs) {
    return entries.get(mcs);
  }

  /**
   * Returns the highest MCS whose efficiency does not exceed that of the reported quality. CQI 1
   * (0.1523) lies below MCS 0 (0.2344). No sparser scheme exists, so MCS 0 serves it, as in real
   * base stations.
   */
  public int highestFor(Modulation reported) {
    int mcs = entries.size() - 1;
    while (mcs > 0 && entries.get(mcs).efficiency() > reported.efficiency()) {
      mcs--;
    }
    return mcs;
  }
}
