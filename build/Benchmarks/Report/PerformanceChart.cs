using System.Globalization;
using System.Text;
using Sessions.Build.Benchmarks.Results;

namespace Sessions.Build.Benchmarks.Report;

/// <summary>
/// The ratios as bars, one panel for time and one for bytes. The chart has a ground of its own and follows the reader's choice of light or
/// dark, so it can be read on any page.
/// </summary>
internal static class PerformanceChart
{
    private const int Width = 860;
    private const int LabelWidth = 150;
    private const int PanelWidth = 330;
    private const int PanelGap = 20;
    private const int Head = 84;
    private const int BarHeight = 9;
    private const int BarStep = 11;
    private const int GroupGap = 14;
    private const int Foot = 14;
    private const int ValueWidth = 36;

    private const string Style = """
        <style>
          .ground { fill: #ffffff } .text { fill: #1f2328 } .faint { fill: #59636e } .line { stroke: #59636e; stroke-dasharray: 3 3 }
          .b0 { fill: #0969da } .b1 { fill: #6e7781 } .b2 { fill: #a0a8b0 } .b3 { fill: #bc4c00 } .b4 { fill: #bf8700 } .b5 { fill: #1a7f37 }
          text { font: 11px system-ui, -apple-system, "Segoe UI", sans-serif } .title { font-weight: 600; font-size: 12px } .value { font-size: 9px; stroke: #ffffff; stroke-width: 3px; paint-order: stroke }
          @media (prefers-color-scheme: dark) {
            .ground { fill: #0d1117 } .text { fill: #f0f6fc } .faint { fill: #9198a1 } .line { stroke: #9198a1 } .value { stroke: #0d1117 }
            .b0 { fill: #4493f8 } .b1 { fill: #9198a1 } .b2 { fill: #656c76 } .b3 { fill: #f0883e } .b4 { fill: #d29922 } .b5 { fill: #3fb950 }
          }
        </style>
        """;

    public static string Draw(BenchmarkResults results)
    {
        var figures = new Figures(results);
        var groupHeight = (ContenderTitle.All.Count * BarStep) + GroupGap;
        var height = Head + (CaseTitle.All.Count * groupHeight) + Foot;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" role=\"img\">\n");
        svg.Append("<title>Time and allocated bytes of each call in memory, as multiples of those by hand; shorter is better</title>\n").Append(Style).Append('\n');
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"ground\" width=\"{Width}\" height=\"{height}\" rx=\"6\" />\n");
        DrawLegend(svg);
        for (var index = 0; index < CaseTitle.All.Count; index++)
        {
            var middle = Head + (index * groupHeight) + (ContenderTitle.All.Count * BarStep / 2) + 4;
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"text\" x=\"{LabelWidth - 10}\" y=\"{middle}\" text-anchor=\"end\">{CaseTitle.All[index].Title}</text>\n");
        }

        DrawPanel(svg, LabelWidth, "time", height, (call, contender) => figures.Time(call, TransportName.Memory, contender, ContenderTitle.Base));
        DrawPanel(
            svg, LabelWidth + PanelWidth + PanelGap, "allocated bytes", height, (call, contender) => figures.Bytes(call, TransportName.Memory, contender, ContenderTitle.Base));
        return svg.Append("</svg>\n").ToString();
    }

    private static void DrawLegend(StringBuilder svg)
    {
        const int LetterWidth = 6;
        const int SwatchWidth = 30;
        var left = LabelWidth;
        for (var index = 0; index < ContenderTitle.All.Count; index++)
        {
            var title = ContenderTitle.All[index].Title;
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"b{index}\" x=\"{left}\" y=\"16\" width=\"10\" height=\"10\" /><text class=\"text\" x=\"{left + 14}\" y=\"25\">{title}</text>\n");
            left += (title.Length * LetterWidth) + SwatchWidth;
        }
    }

    private static void DrawPanel(StringBuilder svg, int left, string title, int height, Func<string, string, double> ratio)
    {
        var values = CaseTitle.All.Select(call => ContenderTitle.All.Select(contender => ratio(call.Name, contender.Name)).ToArray()).ToArray();
        var scale = (PanelWidth - ValueWidth) / values.Max(group => group.Max());
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"text title\" x=\"{left}\" y=\"54\">{title}, by hand = 1</text><text class=\"faint\" x=\"{left}\" y=\"70\">shorter is better</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"line\" x1=\"{left + scale:0.0}\" x2=\"{left + scale:0.0}\" y1=\"{Head - 6}\" y2=\"{height - Foot}\" />\n");
        var top = Head;
        foreach (var group in values)
        {
            for (var index = 0; index < group.Length; index++)
            {
                var width = group[index] * scale;
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"b{index}\" x=\"{left}\" y=\"{top}\" width=\"{width:0.0}\" height=\"{BarHeight}\" />");
                svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{(index == 0 ? "text" : "faint")} value\" x=\"{left + width + 3:0.0}\" y=\"{top + BarHeight - 1}\">{group[index]:0.00}</text>\n");
                top += BarStep;
            }

            top += GroupGap;
        }
    }
}
