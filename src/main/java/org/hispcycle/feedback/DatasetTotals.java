package org.hispcycle.feedback;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hispcycle.feedback.responses.CheckReport;

/**
 * A report's datasets added up, as OMB and the reporter see them; answers of different scales or thresholds stay apart (L8).
 *
 * @param scale see {@code Scale}
 * @param affirmativeFrom lowest Likert answer that counts as trust
 * @param asked customers who were offered the survey, of the datasets that say how many
 * @param answered responses of the same datasets
 * @param responseRate answered among asked; null where no dataset says how many were asked
 * @param customers of the datasets that say how many; null where none does
 * @param personalData remarks that seem to hold personal data
 */
public record DatasetTotals(String scale, int affirmativeFrom, int datasets, long responses, long affirmative, BigDecimal trustShare, Long asked, Long answered,
    BigDecimal responseRate, Long customers, long refused, long personalData) {

  private static final String PERSONAL_DATA = "personal-data";

  static List<DatasetTotals> of(List<Dataset> datasets) {
    var totals = new LinkedHashMap<String, DatasetTotals>();
    datasets.forEach(each -> totals.merge(each.metadata().scale().id() + "/" + each.branching().affirmativeFrom(), of(each), DatasetTotals::with));
    return List.copyOf(totals.values());
  }

  private static DatasetTotals of(Dataset dataset) {
    var about = dataset.metadata();
    var check = dataset.check();
    var asked = about.volumeOffered();
    return new DatasetTotals(about.scale().id(), dataset.branching().affirmativeFrom(), 1, check.counted(), check.affirmative(), check.trustShare(), asked,
        asked == null ? null : (Long) check.counted(), rate(check.counted(), asked), about.volumeOfCustomers(), check.refused(), flagged(check.problemCounts()));
  }

  private DatasetTotals with(DatasetTotals other) {
    var askedOfBoth = sum(asked, other.asked);
    var answeredOfBoth = sum(answered, other.answered);
    return new DatasetTotals(scale, affirmativeFrom, datasets + other.datasets, responses + other.responses, affirmative + other.affirmative,
        CheckReport.share(affirmative + other.affirmative, responses + other.responses), askedOfBoth, answeredOfBoth,
        answeredOfBoth == null ? null : rate(answeredOfBoth, askedOfBoth), sum(customers, other.customers), refused + other.refused, personalData + other.personalData);
  }

  /** Responses among those who were asked; null where that is not known. */
  static BigDecimal rate(long responses, Long asked) {
    return asked == null ? null : CheckReport.share(responses, asked);
  }

  static long flagged(Map<String, Long> problemCounts) {
    return problemCounts.getOrDefault(PERSONAL_DATA, 0L);
  }

  private static Long sum(Long one, Long other) {
    return one == null ? other : other == null ? one : (Long) (one + other);
  }
}
