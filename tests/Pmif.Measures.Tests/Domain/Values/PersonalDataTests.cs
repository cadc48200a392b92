using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Tests.Domain.Values;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("ask jane.doe@example.gov.uk")]
    [InlineData("NI QQ123456C is not valid but AB 12 34 56 C is")]
    [InlineData("lives at NE8 1HH")]
    [InlineData("call 0191 433 3000")]
    [InlineData("07700 900123")]
    [InlineData("NHS 943 476 5919")]
    [InlineData("NHS 401 023 2137")]
    [InlineData("NHS 464 845 4200")] // a check digit of eleven is written as nought
    public void Recognises_what_names_a_person(string text) => Assert.True(PersonalData.IsIn(text));

    [Theory]
    [InlineData("illustrative")]
    [InlineData("Revised after audit of 2024/25; 1,234 cases, 56.7%")]
    [InlineData("NHS 943 476 5918 has a wrong check digit")]
    [InlineData("Code E08000037, count 12345678")]
    public void Leaves_ordinary_notes_alone(string text) => Assert.False(PersonalData.IsIn(text));

    [Theory]
    [InlineData("NHS_Number", true)]
    [InlineData("Date of birth", true)]
    [InlineData("DOB", true)]
    [InlineData("comment", false)]
    public void Recognises_columns_by_name(string name, bool personal) => Assert.Equal(personal, PersonalData.IsColumn(name));
}
