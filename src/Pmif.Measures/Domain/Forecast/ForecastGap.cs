namespace Pmif.Measures.Domain.Forecast;

/// <summary>Why there is no forecast.</summary>
public enum ForecastGap
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>Milestones and answers of yes or no are not forecast.</summary>
    NotForecast,

    /// <summary>The measure is reported now and then, so that nothing says what comes next.</summary>
    NoRegularPeriods,

    /// <summary>Its periods do not end with the financial year.</summary>
    OffTheYear,

    /// <summary>Too few values since the series began, or since its last break.</summary>
    TooFewValues,

    /// <summary>The last reported period has no value, and the one before lies in another year.</summary>
    LatestMissing,

    /// <summary>A value of the year so far is missing, so that its sum is not known.</summary>
    YearIncomplete,
}
