using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Commentary;
using static Pmif.Contracts.Primitives.Direction;
using static Pmif.Contracts.Primitives.Polarity;
using static Pmif.Contracts.Primitives.Rag;

namespace Pmif.Measures.Tests.Domain.Commentary;

/// <summary>Commentaries as councils write them, made up for this test, each with what a critical reader would find in it. The period is Q2 2026/27.</summary>
/// <param name="Rag">Status of the figure; red and amber ones must name all five elements.</param>
/// <param name="Text">The commentary.</param>
/// <param name="Findings">The expected codes, without their common beginning, in order.</param>
/// <param name="Direction">Direction of travel.</param>
/// <param name="Polarity">Which way is better.</param>
/// <param name="Versus">What the direction compares with.</param>
public sealed record CouncilCommentary(
    Rag Rag, string Text, string Findings = "", Direction Direction = Stable, Polarity Polarity = Higher, DirectionVersus Versus = DirectionVersus.PreviousPeriod)
{
    public CommentaryFacts Facts => new(Period.FinancialQuarter(2026, 2), Rag, Direction, Versus, Polarity, Rag is Red or Amber);
}

internal static class CouncilCommentaries
{
    public static readonly CouncilCommentary[] Complete =
    [
        new(Red, "Performance is below target at 79.8% because three complaint handlers left in July and their posts stood empty until September. Two have been recruited and start in November; the Complaints Manager will clear the backlog by 31 December 2026."),
        new(Red, "**Status:** red, 9.7 days against a target of 9.0.\n\n**Cause:** long-term absence in Adult Social Care rose after the hospital discharge scheme began.\n\n**Action:** case reviews with occupational health every fortnight.\n\n**Owner:** Head of Human Resources.\n\n**Date:** March 2027.", Polarity: Lower),
        new(Red, "The number of households in temporary accommodation is 14% higher than a year ago. The rise is driven by private landlords selling up. The Head of Housing Options has introduced a landlord incentive scheme, and will report to Cabinet in January 2027.", Polarity: Lower),
        new(Amber, "Collection is 0.4 percentage points lower than target, due to the later issue of reminders after the system change. Reminders will be sent monthly again from October; the Revenues Manager is working with the software supplier and we will be back on target by year end."),
        new(Red, "Missed bin reports increased to 61 per 100,000 following the route changes in August. Crews have been retrained and the routes for the east of the borough redesigned. The Waste Services Manager will review them by the end of November.", Polarity: Lower),
        new(Amber, "Agency spend has fallen from 5.2% to 4.9% but remains above target owing to vacancies in children's social work. The Assistant Director of Children's Services will appoint eight newly qualified social workers in January, which should bring spend within target in Q4.", Direction: Improving, Polarity: Lower),
        new(Red, "- Status: off target, 61% against 80%\n- Reason: two assessors on long-term sick leave\n- Action: recruit two assessors on fixed-term contracts\n- Lead: Service Manager, Occupational Therapy\n- By: end of December 2026"),
        new(Red, "Just over a third of requests were late. This reflects a 40% increase in requests since the election and one post held vacant. The Monitoring Officer has agreed to fill the post and a triage rota will be introduced within six weeks."),
        new(Amber, "We fell short of the target by six days. Delays stem from late quotes for roofing works. Housing Repairs team will commission a second roofing contractor, with the contract due to start in February 2027. Owner: Head of Property."),
        new(Red, "Performance dropped to 71.2%. The online form was down for nine days in August, which led to 340 reports being taken by phone. ICT has replaced the form host. The Customer Services Manager will publish new opening hours before Christmas."),
        new(Amber, "Library visits are 3% lower than the target. Closure of the central library for the lift repair contributed to this. The lift has been repaired; the Libraries Manager is running extra school visits during the autumn."),
        new(Red, "Rated red: 88 days against a target of 60. Planning applications were held up by nutrient neutrality advice. The Head of Planning has set up a weekly clinic with Natural England and expects to clear the backlog by the end of the financial year.", Polarity: Lower),
    ];

    public static readonly CouncilCommentary[] Incomplete =
    [
        new(Red, "Performance is below target this quarter.", "no-cause no-action no-owner no-date"),
        new(Red, "Performance is below target because of vacancies in the contact centre.", "no-action no-owner no-date"),
        new(Red, "Performance is below target because of vacancies. We will recruit four advisers.", "no-owner no-date"),
        new(Red, "Performance is below target because of vacancies. The Contact Centre Manager will recruit four advisers.", "no-date"),
        new(Red, "Performance is below target. The Contact Centre Manager will recruit four advisers by January.", "no-cause"),
        new(Red, "Sickness rose because of an early flu season. The Head of Human Resources will continue to monitor the situation and report in the next quarter.", "no-action"),
        new(Red, "The cause of the rise is not yet known. The Performance Board will review the figures in December.", "no-cause"),
        new(Amber, "The new contract is due to start in March 2027. The Head of Transport is working with the operator.", "no-status no-cause"),
        new(Amber, "In March 2026 the system was replaced, and as a result of this the figure is lower than the target. The Revenues Manager has changed the reminders.", "no-date"),
        new(Red, "We are disappointed with this result.", "no-status no-cause no-action no-owner no-date"),
        new(Red, "See previous commentary.", "no-status no-cause no-action no-owner no-date"),
        new(Red, "N/A", "no-status no-cause no-action no-owner no-date"),
        new(Amber, "Recycling is 1.2 points lower than target due to contamination in shared bins. Officers have visited 600 households and will visit the remaining 400 by February.", "no-owner"),
        new(Red, "Response times are worse than target because the manager post is vacant. Interviews will be held next month and a duty rota has been introduced.", "no-owner"),
        new(Red, "Visits increased due to the hot summer but remain below target. The Leisure Manager will launch a winter membership offer.", "no-date"),
        new(Amber, "No further action is needed. The target was missed by one case because of a late referral. The Head of Safeguarding is content; next review in Q3.", "no-action"),
    ];

    public static readonly CouncilCommentary[] Contradicting =
    [
        new(Green, "We did not meet the target this quarter.", "contradicts-rating"),
        new(Green, "Performance is off target, and the service is reviewing its rotas.", "contradicts-rating"),
        new(Blue, "Overall the measure remains amber.", "contradicts-rating"),
        new(Green, "Rated red because two returns came late.", "contradicts-rating"),
        new(Green, "Collection is below target.", "contradicts-rating"),
        new(Red, "Performance is on target because demand was lower. The Head of Revenues will review the profile by January.", "contradicts-rating"),
        new(Red, "The target has been met due to the new rota. The Parking Manager will extend it by December.", "contradicts-rating"),
        new(Amber, "RAG: Green. The delay was caused by late data. The Data Manager will chase returns each month from November.", "contradicts-rating"),
        new(Red, "We exceeded our target as a result of the summer campaign. The Leisure Manager will repeat it, and has agreed funding by April.", "contradicts-rating"),
        new(Amber, "Although we missed the target in Q1, performance is now on target thanks to two new staff, who were recruited because of the backlog. The Registrar, a Service Manager, will review this by March.", "contradicts-rating"),
        new(Green, "Performance has improved since the last quarter.", "contradicts-direction", Declining),
        new(Green, "Performance has deteriorated since the last quarter.", "contradicts-direction", Improving),
        new(Green, "This is an improvement on the same quarter last year.", "contradicts-direction", Declining, Versus: DirectionVersus.SamePeriodLastYear),
        new(Green, "The position has worsened.", "contradicts-direction", Improving),
        new(Green, "The measure moved from green to red this quarter.", "contradicts-rating"),
    ];

    public static readonly CouncilCommentary[] Consistent =
    [
        new(Green, "Performance is on target."),
        new(Green, "The target was met for the third quarter running, even though the team carried two vacancies."),
        new(Green, "We missed the target in Q1, but are on target now."),
        new(Green, "Green waste tonnage was below the England average, and green spaces were mown on time."),
        new(Green, "Two of the five wards missed the target; overall it was met."),
        new(Green, "Nationally, performance is below target."),
        new(Green, "There is a risk that the measure will be red if agency rates rise."),
        new(Green, "The rate is below target.", Polarity: Lower),
        new(Green, "The rate declined to 4.1%.", Direction: Improving, Polarity: Lower),
        new(Green, "Performance has improved compared with the same quarter last year.", Direction: Declining),
        new(Green, "Performance has improved since Q1.", Direction: Declining, Versus: DirectionVersus.SamePeriodLastYear),
        new(Green, "Performance has not improved.", Direction: Declining),
        new(Green, "Performance improved in Q1 and slipped back a little this quarter.", Direction: Declining),
        new(Green, "We are no longer off target."),
        new(Green, "The figure did not get worse.", Direction: Improving),
        new(Red, "The programme is on target to finish in May, but the figure itself is lower than its target because the first centre opened late. The Programme Board has agreed a recovery plan to be delivered by June 2027."),
        new(Red, "We nearly met the target. Storms led to 12 lost days. The Highways Manager will bring in a second crew so that we are on target by March."),
        new(Red, "Children's Services is on target; Adult Services is not, because of the discharge scheme, and so the council's figure is below target. The Director of Adult Services will recruit twelve carers by April."),
        new(Red, "Last year we met the target. This year we have not, owing to the cyber incident. The Chief Information Officer has restored the feeds and will audit them by January."),
        new(Red, "Had the strike not happened we would have met the target. The backlog caused by it is being cleared; the Waste Manager expects normal service by November."),
    ];

    public static readonly CouncilCommentary[] Identifying =
    [
        new(Green, "Mrs Robson from Low Fell wrote to thank the team.", "names-person"),
        new(Green, "The ombudsman upheld the complaint by Mr. O'Neill.", "names-person"),
        new(Green, "One placement, of a 14-year-old girl, cost more than all others.", "tells-age"),
        new(Green, "The rise follows the case of J.S. (15), who went missing twice.", "tells-age"),
        new(Green, "The serious incident concerned a boy aged 7.", "tells-age"),
        new(Green, "Only two families from Deckham were waiting at the end of the quarter.", "small-number"),
        new(Green, "One looked after child at Birtley Primary was excluded.", "small-number"),
        new(Green, "Three members of staff in Payroll were on long-term sick leave.", "small-number"),
        new(Green, "Residents can write to jo.smith@example.org for a copy.", "personal-details"),
        new(Green, "Call the duty officer on 0191 433 3000.", "personal-details"),
        new(Green, "The leak at NE8 1HH is repaired.", "personal-details"),
        new(Green, "Claimant AB 12 34 56 C was overpaid.", "personal-details"),
        new(Green, "NHS number 943 476 5919 was duplicated.", "personal-details"),
    ];

    public static readonly CouncilCommentary[] NotIdentifying =
    [
        new(Green, "One in three children in Deckham lives in poverty."),
        new(Green, "Take-up among 16-year-olds rose; those aged 16 to 24 follow in spring."),
        new(Green, "The 12-year-old system was replaced in Housing."),
        new(Green, "Two additional members of staff were recruited in Housing."),
        new(Green, "Three people were waiting at the end of September."),
        new(Green, "Some 340 residents from Felling took part."),
        new(Green, "Councillor surgeries at Dr Johns Street went ahead."),
        new(Green, "Children aged 5 and over are counted from April."),
        new(Green, "The two contracts in Leisure were merged."),
        new(Green, "Miss rates on the card reader fell."),
    ];

    public static IEnumerable<CouncilCommentary> All => [.. Complete, .. Incomplete, .. Contradicting, .. Consistent, .. Identifying, .. NotIdentifying];
}
