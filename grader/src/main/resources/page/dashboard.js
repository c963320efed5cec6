// Puts the two libraries to work on the tables of the page; they hold all the numbers.
(() => {
  "use strict";

  const values = (table, column) =>
    [...document.querySelectorAll(`#${table} tbody tr`)].map(
      (row) => row.cells[column].dataset.value);

  // What a column, or the chart's own element, is called in the language of the page.
  const heading = (table, column) =>
    document.querySelector(`#${table} thead tr`).cells[column].textContent;

  const colour = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  const axis = (title, more) => ({
    title: { display: true, text: title, color: colour("quiet") },
    ticks: { color: colour("quiet"), precision: 0 },
    grid: { color: colour("line") },
    border: { color: colour("line") },
    ...more,
  });

  const bars = (label, data, fill) => ({
    label,
    data,
    backgroundColor: colour(fill),
    borderColor: colour("paper"),
    borderWidth: 1,
  });

  // Beside those of another year, of another number of students, only shares tell something.
  const years = document.querySelectorAll("#scores th[scope=col]").length > 2;

  const scores = () => ({
    type: "bar",
    data: {
      labels: values("scores", 0),
      datasets: years
        ? [bars(heading("scores", 2), values("scores", 2), "full"),
          bars(heading("scores", 3), values("scores", 3), "some")]
        : [{ ...bars(heading("scores", 1), values("scores", 1), "full"), categoryPercentage: 1 }],
    },
    options: {
      plugins: {
        legend: {
          display: years, position: "top", align: "start", labels: { color: colour("ink") },
        },
      },
      scales: {
        x: axis(heading("scores", 0), { grid: { display: false } }),
        y: axis(years ? `${heading("scores", 1)} (%)` : heading("scores", 1), { beginAtZero: true }),
      },
    },
  });

  const tasks = () => ({
    type: "bar",
    data: {
      labels: values("tasks", 0),
      datasets: [
        bars(heading("tasks", 1), values("tasks", 1), "full"),
        bars(heading("tasks", 2), values("tasks", 2), "some"),
        bars(heading("tasks", 3), values("tasks", 3), "none"),
      ],
    },
    options: {
      indexAxis: "y",
      plugins: { legend: { position: "top", align: "start", labels: { color: colour("ink") } } },
      scales: {
        x: axis(document.getElementById("tasks-chart").dataset.axis, { stacked: true, min: 0, max: 100 }),
        y: {
          stacked: true,
          grid: { display: false },
          border: { color: colour("line") },
          ticks: { color: colour("ink"), autoSkip: false },
        },
      },
    },
  });

  // Fine enough for paper, too.
  const always = {
    animation: false,
    maintainAspectRatio: false,
    devicePixelRatio: Math.max(2, window.devicePixelRatio),
  };

  const drawings = [["scores-chart", scores], ["tasks-chart", tasks]];
  let charts = [];

  const draw = () => {
    charts.forEach((chart) => chart.destroy());
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    Chart.defaults.font.size = 13;
    Chart.defaults.locale = document.documentElement.lang;
    charts = drawings.map(([id, config]) => {
      const canvas = document.getElementById(id);
      canvas.parentElement.hidden = false;
      const { options, ...rest } = config();
      return new Chart(canvas, { ...rest, options: { ...always, ...options } });
    });
  };

  draw();
  ["(prefers-color-scheme: dark)", "print"].forEach((query) =>
    matchMedia(query).addEventListener("change", draw));

  new DataTable("#students", {
    paging: false,
    autoWidth: false,
    order: [],
    orderMulti: false,
    layout: { topStart: "search", topEnd: "info", bottomStart: null, bottomEnd: null },
  });
})();
