"""Defects of the title: its form, its year and its organ."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.support.generator.defects.defect import Defect, Expected, Plant, Planted
from tests.support.generator.model import Model

WRONG_FORMS = ("政府信息公开工作报告", "政府信息公开年报", "政务公开工作年度报告", "政府信息公开情况报告")


def _title_form(form: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        title = (f"{model.organ.name}{model.year}年{form}",)
        return replace(model, title=title), Expected("title-form", key="title")

    return plant


def _no_year(model: Model, _: Random) -> Planted:
    return replace(model, title=(f"{model.organ.name}政府信息公开工作年度报告",)), Expected("title-year", key="title")


def _no_organ(model: Model, _: Random) -> Planted:
    return replace(model, title=(f"{model.year}年政府信息公开工作年度报告",)), Expected("title-organ", key="title")


TITLES = (
    *(Defect(f"title-form-{index}", _title_form(form)) for index, form in enumerate(WRONG_FORMS)),
    Defect("title-year", _no_year),
    Defect("title-organ", _no_organ),
)
