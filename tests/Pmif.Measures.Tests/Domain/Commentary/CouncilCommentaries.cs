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

    // Written after the rules had first been settled, to see how they do on what they were not made from; what they got wrong made them better.
    public static readonly CouncilCommentary[] Unseen =
    [
        new(Red, "We answered 72% of calls within two minutes against a target of 80%. Call volumes doubled in the week of the council tax bills, and the callback queue failed on two mornings. The Head of Customer Services is bringing in six temporary advisers from October and the telephony supplier will replace the queue software by 30 November."),
        new(Red, "Recycling fell by two points, mainly because the garden waste charge reduced tonnage. A leaflet will be delivered to every household in January. Owner: Waste Strategy Manager."),
        new(Red, "Delayed transfers are up from 11 to 19. This was caused by the closure of a 24-bed home. Commissioners have agreed block beds with two providers; Director of Adult Services to review weekly until March.", Polarity: Lower),
        new(Amber, "Rent arrears stand at 4.2%, slightly above the 4.0% target, following the move of 900 tenants to Universal Credit. The Income Manager has set up a pre-tenancy course, running monthly from November 2026.", Polarity: Lower),
        new(Red, "Apprenticeship starts are well down on last year. National funding rules changed in July, which reduced employers' demand. The Learning and Skills service will hold three employer breakfasts before Easter."),
        new(Red, "Performance continues to be poor. Staff are working very hard in difficult circumstances and we hope to see improvement.", "no-cause no-action no-owner no-date"),
        new(Red, "The target was missed. The Head of Planning has been asked to prepare a recovery plan.", "no-cause no-date"),
        new(Amber, "Slightly under target owing to school holidays. No action is planned as the position normally recovers in September.", "no-action no-owner no-date"),
        new(Red, "Waiting times rose as a result of consultant vacancies. A locum starts on 2 November; interviews for the permanent post take place in December.", "no-action no-owner"),
        new(Green, "Satisfaction exceeded the target thanks to the new booking system."),
        new(Green, "All 14 indicators in this basket are on target, and none is red."),
        new(Green, "The figure improved for the fourth month running.", Direction: Improving),
        new(Green, "This remains below the England average but is on target."),
        new(Green, "The action plan agreed last year, when the measure was red, is complete."),
        new(Green, "If inflation stays high the target will not be met next year."),
        new(Green, "The target was not met.", "contradicts-rating"),
        new(Red, "The service is pleased to report that the target was achieved, because of overtime. The Highways Manager will keep overtime in place until March.", "contradicts-rating"),
        new(Amber, "Now rated green after two quarters at red, as a result of the new depot. The Fleet Manager will open a second depot by June.", "contradicts-rating"),
        new(Green, "Performance has got worse since last quarter.", "contradicts-direction", Improving),
        new(Green, "Ms Khan in the Registrars has returned from leave.", "names-person"),
        new(Green, "The appeal of a 9-year-old boy was upheld.", "tells-age"),
        new(Green, "One tenant in Elm Street accounts for most of the arrears.", "small-number"),
        new(Green, "Four out of five residents in Wrekenton are satisfied."),
        new(Green, "The team moved to 14 West Street, NE8 4AA.", "personal-details"),
        new(Green, "The 3 schools in Felling were inspected, and all 26 children in Year 6 took part."),
        new(Green, "Three people joined the team in Finance and two left."),
        new(Red, "Only 68% of EHC plans were finished within 20 weeks. Educational psychologist time is the bottleneck: two of seven posts are empty. A neighbouring authority is lending us one day a week from January, and the SEND Service Manager is negotiating a framework contract."),
        new(Amber, "Occupancy slipped to 91% (target 93%) after the refurbishment of the Leisure Centre overran. The Head of Culture and Leisure has moved swimming lessons to the Heworth pool until the work ends in February 2027."),
        // A person sees the cause here; the checker wants it said.
        new(Red, "Gas safety checks: 97.1% against 100%. Access was refused at 212 homes. Legal Services team is issuing warrants, and all outstanding checks will be done by 18 December.", "no-cause"),
        new(Red, "Performance deteriorated in the quarter as a result of the ransomware attack on our supplier. Manual processing has been introduced. Director of Resources to report to the Transformation Board in January."),
        new(Amber, "Due to the late publication of national data, this figure is an estimate and slightly lower than target. Public Health team will revise it in Q3."),
        new(Red, "The figure is disappointing and below target. Actions are being taken.", "no-cause no-owner no-date"),
        new(Red, "Number of fly-tipping incidents increased from 402 to 466.", "no-cause no-action no-owner no-date", Polarity: Lower),
        new(Red, "Because of the backlog built up in spring, the rate is 12 points lower than target; the service will do its best to recover.", "no-action no-owner no-date"),
        new(Green, "Target met. Thank you to all staff involved."),
        new(Green, "Collection is ahead of target and better than the same time last year."),
        new(Green, "We expected to miss the target but the campaign brought in 4,000 late payers."),
        new(Green, "Red and amber actions in the plan fell from nine to four."),
        new(Green, "We remain concerned that costs could push this measure to amber."),
        new(Green, "Visits rose in every branch, and the annual target has been met."),
        new(Red, "RAG status is amber because of a late return from one school. The Data Manager will add it by December.", "contradicts-rating"),
        new(Green, "This indicator is currently off target.", "contradicts-rating"),
        new(Green, "There was an improvement on last month.", "contradicts-direction", Declining),
        new(Green, "Our thanks go to Dr Patel and the team.", "names-person"),
        new(Green, "Two young people from Chopwell were placed out of area.", "small-number"),
        new(Green, "In Ryton 450 people joined the library."),
        new(Red, "Turnaround of void homes is 41 days, up from 33, since two of our three contractors withdrew. The Head of Property is running a mini-tender and expects new contractors on site by mid-January."),
        new(Red, "At the end of September 640 households were waiting more than six months, against a limit of 500. The main reason is the shortage of four-bedroom homes. Housing Strategy Manager: buy-back of 20 homes, complete by 31/03/2027.", "no-action"),
        new(Amber, "Overall attendance is 0.3 points lower than target, explained by the chickenpox outbreak. Attendance team is calling every family on the first day of absence throughout the autumn term."),
        new(Red, "The score fell because fewer surveys came back. We are reviewing the questionnaire with the University; the Consultation Officer will publish a new one in spring 2027."),
        new(Amber, "Progress has been made but there is more to do.", "no-status no-cause no-action no-owner no-date"),
        new(Red, "Performance dropped due to the heatwave. The Head of Parks will keep a close eye on it until October.", "no-action"),
        new(Red, "Below target. Reason: sickness in the team. Action: agency staff have been brought in.", "no-owner no-date"),
        new(Green, "Whilst the target was missed by the Eastern team, overall performance met it."),
        new(Green, "Had it not been for strikes the figure would be higher still."),
        new(Green, "On target. No concerns."),
        new(Green, "We have achieved our target in each of the last four quarters."),
        new(Green, "Budget pressures mean that the green rating is at risk."),
        new(Green, "Although still above the national average, the rate is improving."),
        new(Green, "Status: Red. Recruitment remains difficult.", "contradicts-rating"),
        new(Green, "Performance is currently well below target.", "contradicts-rating"),
        new(Blue, "We just fell short of the target.", "contradicts-rating"),
        new(Green, "A compliment was received for Mr Ahmed Hussain.", "names-person"),
        new(Green, "1 child from Dunston was permanently excluded.", "small-number"),
        new(Green, "Of 3 tenders in Quarter 2, one was late."),
    ];

    public static IEnumerable<CouncilCommentary> All => [.. Complete, .. Incomplete, .. Contradicting, .. Consistent, .. Identifying, .. NotIdentifying, .. Unseen];
}
