// Draws the chart of a measure from the table that stands beside it, so that both always agree.
import { CustomChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([CustomChart, GridComponent, LineChart, SVGRenderer, TooltipComponent])

const ink = '#0b0c0c'
const navy = '#12436d'
const plum = '#801650'
const quiet = '#484949'

const number = text => (text === undefined || text === '' ? null : Number(text))

function read(table) {
  return [...table.querySelectorAll('tbody tr:not([data-apart])')].map(row => ({
    label: row.dataset.label,
    value: number(row.dataset.value),
    lower: number(row.dataset.lower),
    upper: number(row.dataset.upper),
    target: number(row.dataset.target),
    breaks: row.dataset.break === 'true',
    forecast: number(row.dataset.forecast),
    low: number(row.dataset.low),
    high: number(row.dataset.high),
    ahead: number(row.dataset.ahead),
    text: [...row.cells].map(cell => cell.innerText.trim())
  })).reverse().flatMap(point => [...Array.from({ length: (point.ahead ?? 1) - 1 }, () => blank), point])
}

// A period before the one that is forecast.
const blank = { label: '', value: null, lower: null, upper: null, target: null, breaks: false, forecast: null, low: null, high: null, text: [] }

// A series with a break becomes several lines, since values on either side of it cannot be compared.
function segments(points) {
  const found = [[]]
  points.forEach((point, index) => {
    if (point.breaks && index > 0) found.push([])
    found.at(-1).push([index, point.value])
  })
  return found
}

function valueLines(points) {
  return segments(points).map(data => ({
    type: 'line', name: 'Value', data, connectNulls: false, symbol: 'circle', symbolSize: 7, z: 3,
    lineStyle: { color: navy, width: 2.5 }, itemStyle: { color: navy }, animation: false
  }))
}

function targetLine(points) {
  return {
    type: 'line', name: 'Target', data: points.map((point, index) => [index, point.target]), connectNulls: false, symbol: 'none', step: 'middle',
    lineStyle: { color: plum, width: 2, type: 'dashed' }, animation: false,
    endLabel: { show: true, formatter: 'Target', color: plum, fontSize: 14, distance: 6 }
  }
}

// From the last value to what is expected, dashed, with the range that holds it four times in five.
function forecastLine(points) {
  const ahead = points.findIndex(point => point.forecast !== null)
  const last = points.findLastIndex(point => point.value !== null)
  if (ahead < 0 || last < 0) return []
  return [{
    type: 'line', name: 'Forecast', data: [[last, points[last].value], [ahead, points[ahead].forecast]], symbol: 'emptyCircle', symbolSize: (_, { dataIndex }) => (dataIndex ? 9 : 0), z: 3,
    lineStyle: { color: navy, width: 2, type: 'dashed' }, itemStyle: { color: navy }, animation: false
  }, bars([[ahead, points[ahead].low, points[ahead].high]], 'Forecast range')]
}

function intervals(points) {
  return bars(points.flatMap((point, index) => (point.lower === null || point.upper === null ? [] : [[index, point.lower, point.upper]])), 'Confidence interval')
}

function bars(data, name) {
  const bar = (params, api) => {
    const [x, low] = api.coord([api.value(0), api.value(1)])
    const high = api.coord([api.value(0), api.value(2)])[1]
    const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: quiet, lineWidth: 1.25 } })
    return { type: 'group', children: [line(x, low, x, high), line(x - 4, low, x + 4, low), line(x - 4, high, x + 4, high)] }
  }
  return { type: 'custom', name, renderItem: bar, data, encode: { x: 0, y: [1, 2] }, animation: false, z: 2 }
}

function draw(place) {
  const table = document.getElementById(place.dataset.table)
  const points = table ? read(table) : []
  if (points.filter(point => point.value !== null).length < 2) return
  const headings = [...table.tHead.rows[0].cells].map(cell => cell.innerText.trim())
  place.classList.add('app-chart--drawn')
  const chart = init(place, null, { renderer: 'svg' })
  chart.setOption({
    grid: { left: 12, right: points.some(point => point.target !== null) ? 70 : 20, top: 16, bottom: 8, containLabel: true },
    textStyle: { fontFamily: 'arial, sans-serif', fontSize: 14, color: ink },
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true, textStyle: { fontSize: 14, color: ink },
      formatter: ([first]) => points[first.value[0]].text.map((text, column) => `${headings[column]}: ${text}`).slice(0, 4).join('\n')
    },
    xAxis: {
      type: 'category', data: points.map(point => point.label), boundaryGap: true, axisTick: { alignWithLabel: true },
      axisLine: { lineStyle: { color: ink }, onZero: false }, axisLabel: { color: ink, fontSize: 14, hideOverlap: true }
    },
    yAxis: {
      type: 'value', scale: place.dataset.zero !== 'true', splitNumber: 5, boundaryGap: [place.dataset.zero === 'true' ? 0 : '5%', '5%'],
      axisLabel: { color: ink, fontSize: 14 }, splitLine: { lineStyle: { color: '#dfe3e6' } }
    },
    series: [...valueLines(points), targetLine(points), intervals(points), ...forecastLine(points)]
  })
  const [lowest] = chart.getModel().getComponent('yAxis').axis.scale.getExtent()
  const note = document.getElementById(place.dataset.note)
  if (note && lowest > 0) note.hidden = false
  new ResizeObserver(() => chart.resize()).observe(place)
}

document.querySelectorAll('[data-table].app-chart').forEach(draw)
